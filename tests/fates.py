"""What workers can be told to make of an analysis: functions of a module, since they are called in another process."""

import math
import os
import resource
import time

from analysis.records import Analysis


def name_it(analysis: Analysis) -> str:
    """The file."""
    return analysis.article.file


def die_of_it(analysis: Analysis) -> str:
    """The file, but a deadly text ends the process, as it would in a library that crashes."""
    if "deadly" in analysis.article.text:
        os._exit(1)
    return analysis.article.file


def stumble_over_it(analysis: Analysis) -> str:
    """The file, but a deadly text raises."""
    if "deadly" in analysis.article.text:
        raise ValueError("a deadly text")
    return analysis.article.file


def never_end(analysis: Analysis) -> str:
    """The file, but a deadly text takes the processor for ever; the process is allowed one second more."""
    if "deadly" in analysis.article.text:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()), hard))
        while True:
            pass
    return analysis.article.file


def chatter(analysis: Analysis) -> str:
    """The file, after a library has printed something."""
    os.write(1, b"Hello from a library!\n")
    return analysis.article.file
