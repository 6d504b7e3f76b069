"""A process that analyses what it is handed, for `analysis.parallel.batch`: `python -m analysis.parallel.worker`.

It speaks in pickles on standard input and output: an empty list when the model is loaded, then for each (function, articles)
what the function makes of each analysis, or a sentence if that failed.
"""

import os
import pickle
import signal
import sys

from analysis.pipeline import analyse_all
from analysis.records import Article


def main() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches every process of a terminal; the first one ends us
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between two answers
    analyse_all([Article("Anyone home?")])  # loads the model
    answer: object = []
    while True:
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
        try:
            finish, articles = pickle.load(requests)
        except EOFError:
            return
        try:
            answer = [finish(analysis) for analysis in analyse_all(articles)]
        except (
            Exception
        ) as error:  # one text must not end the others; which one it was is found out by trying them singly
            answer = f"This text could not be analysed ({type(error).__name__}: {error})."


if __name__ == "__main__":
    main()
