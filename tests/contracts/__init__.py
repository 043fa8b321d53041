"""Contracts that hold across all rooms."""

import pytest

pytest.register_assert_rewrite("tests.contracts.matrix_conditions")
