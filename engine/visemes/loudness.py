"""How loud a voice is between the noise of the room and its own loudest."""

from __future__ import annotations

_FLOOR_RISE_DB_S, _FLOOR_FALL_DB_S = 1.5, 60.0
_TOP_FALL_DB_S = 1.0
_LEAST_SPAN_DB = 30.0
_START_TOP_DBFS = -22.0
_ABOVE_FLOOR_DB = 9.0
_LOWEST_DBFS = -110.0


class VoiceLevel:
    """Follows room and voice: the floor sinks at once and rises slowly, the top the other way.

    Args:
        step_s: time between two looks.
        top_dbfs: where the voice's loudest is taken to be before it was heard.
    """

    def __init__(self, step_s: float, top_dbfs: float = _START_TOP_DBFS) -> None:
        self._step_s = step_s
        self.top_dbfs = top_dbfs
        self.floor_dbfs = top_dbfs - 2 * _LEAST_SPAN_DB

    def share(self, level_dbfs: float) -> float:
        """0 at the noise of the room, 1 at the voice's loudest, in even steps of dB."""
        level = max(level_dbfs, _LOWEST_DBFS)
        if level > self.floor_dbfs:
            self.floor_dbfs += min(_FLOOR_RISE_DB_S * self._step_s, level - self.floor_dbfs)
        else:
            self.floor_dbfs -= min(_FLOOR_FALL_DB_S * self._step_s, self.floor_dbfs - level)
        self.top_dbfs = max(level, self.top_dbfs - _TOP_FALL_DB_S * self._step_s)
        self.top_dbfs = max(self.top_dbfs, self.floor_dbfs + _LEAST_SPAN_DB)
        quiet = max(self.floor_dbfs + _ABOVE_FLOOR_DB, self.top_dbfs - _LEAST_SPAN_DB)
        return min(max((level - quiet) / (self.top_dbfs - quiet), 0.0), 1.0)
