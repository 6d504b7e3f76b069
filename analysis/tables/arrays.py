"""Lists of cells → the columns of a DataFrame.

Arrays, not Series: pandas compares the index of every Series with those of all others, which takes four times as long as all the rest.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

TEXT = pd.StringDtype(na_value=np.nan)
NULLABLE = pd.Int64Dtype()  # whole numbers, some of which are not known

Column: TypeAlias = ExtensionArray | np.ndarray[Any, Any]


def column_of(cells: Sequence[Any], dtype: Any) -> Column:
    """A column of this type; None stands for what is not known, where the type has that."""
    return pd.array(cells, dtype=dtype) if dtype in (TEXT, NULLABLE) else np.array(cells, dtype=dtype)
