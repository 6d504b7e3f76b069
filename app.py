"""The entry page, with the articles, and the web application around all pages.

`streamlit run app.py` reads this file as a module, where it finds `app` to serve, and again for each visit, as the script of the
entry page. It finds `app` only if it is assigned here from `App(…)`.
"""

from streamlit import App

if __name__ == "__main__":
    from pages.ui.articles.page import show_articles

    show_articles()
else:
    from pages.ui.state.server import MIDDLEWARE, apologise, start

    start()
    app = App(__file__, middleware=MIDDLEWARE, on_script_error=apologise)
