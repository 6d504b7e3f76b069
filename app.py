"""The way in: the page with the articles, and the web application around all pages."""

from pages.ui.server import make_app

if __name__ == "__main__":  # one visitor's page is drawn
    from pages.ui.articles import show_articles

    show_articles()
else:  # the server starts
    app = make_app(__file__)
