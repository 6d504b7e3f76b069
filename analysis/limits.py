"""What is too much. Every message that speaks of a limit takes it from here."""

MAX_CHARACTERS = 1_000_000  # of one article
MAX_ARTICLES = 500  # in one collection of the app
MAX_FILE_BYTES = 25 * 1024 * 1024  # of one file
MAX_UNPACKED_BYTES = 50 * 1024 * 1024  # of one archive, unpacked
MAX_PAGE_CHARACTERS = 4_000_000  # of one web page with its markup: parsed, each takes some forty bytes
MAX_COLUMNS = 1_000  # of one table
MAX_ROWS_NAMED = 1_000  # of one table, each with a sentence of its own about what is wrong with it; more are counted
MAX_ANALYSIS_SECONDS = 30  # of the processor, for articles that are analysed together …
MAX_ANALYSIS_SECONDS_PER_CHARACTER = 60 / 100_000  # … and for each character more; the slowest texts need a third of it
MAX_COLLECTION_CHARACTERS = 5_000_000  # in one collection of the app; analysed, each takes some fifty bytes of memory
MAX_SERVER_CHARACTERS = 30_000_000  # in the collections of all visitors of one server
MAX_UPLOAD_BYTES = 200 * 1024 * 1024  # uploaded in one window and not yet read
MAX_SERVER_UPLOAD_BYTES = 500 * 1024 * 1024  # the same in all windows
