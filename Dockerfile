# Serves the app to a team:  docker build --tag quotient .  &&  docker run --publish 8501:8501 --volume quotient:/data quotient
# Everything is fetched while the image is built; once it runs, it asks the network for nothing.
FROM python:3.11-slim AS build
WORKDIR /source
COPY pyproject.toml requirements.txt README.md LICENSE app.py ./
COPY .streamlit .streamlit
COPY analysis analysis
COPY pages pages
COPY docs docs
COPY sample_data sample_data
ARG EXTRA=""
RUN python -m venv /quotient && /quotient/bin/pip install --no-cache-dir ".${EXTRA}"

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 quotient && install --directory --owner quotient --mode 700 /data
COPY --from=build /quotient /quotient
USER quotient
ENV PATH=/quotient/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    QUOTIENT_DATA=/data \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["quotient"]
