"""The way in: the page with the articles, and the web application around all pages.

`streamlit run app.py` reads this file twice: once as a module, where it finds `app` to serve, then for each visit as the script
of the entry page. It finds `app` only if it is assigned right here from `App(…)`.
"""

from streamlit import App

if __name__ == "__main__":
    from pages.ui.articles import show_articles

    show_articles()
else:
    from pages.ui.server import MIDDLEWARE, apologise, start

    start()
    app = App(__file__, middleware=MIDDLEWARE, on_script_error=apologise)
