"""A process that analyses what it is handed, for `analysis.parallel.pool`: `python -m analysis.parallel.worker`.

It speaks in pickles on standard input and output: an empty list when the model is loaded, then for each (function, articles)
what the function makes of each analysis, or a sentence if that failed. Where the system can count the processor's time, it ends
by SIGXCPU over articles that take longer than `analysis.limits` allows.
"""

import math
import os
import pickle
import signal
import sys
import time
from collections.abc import Sequence

from analysis.limits import MAX_ANALYSIS_SECONDS, MAX_ANALYSIS_SECONDS_PER_CHARACTER
from analysis.pipeline import analyse_all
from analysis.records import Article

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]


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
        _limit_time(articles)
        try:
            answer = [finish(analysis) for analysis in analyse_all(articles)]
        except (
            Exception
        ) as error:  # one text must not end the others; which one it was is found out by trying them singly
            answer = f"This text could not be analysed ({type(error).__name__}: {error})."


def _limit_time(articles: Sequence[Article]) -> None:
    """From now on this process has so much time of the processor; then the system ends it."""
    if not resource:
        return
    characters = sum(len(article.text) for article in articles)
    seconds = MAX_ANALYSIS_SECONDS + MAX_ANALYSIS_SECONDS_PER_CHARACTER * characters
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


if __name__ == "__main__":
    main()
