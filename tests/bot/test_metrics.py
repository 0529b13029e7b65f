"""The counters an operator watches."""

from __future__ import annotations

from bot.metrics import Metrics


def test_an_acknowledgement_is_counted_in_every_bucket_it_fits():
    metrics = Metrics()
    metrics.acknowledged("event_callback", 0.03)
    metrics.acknowledged("block_actions", 2.0)
    lines = metrics.text(language_ready=True).splitlines()
    assert 'unison_requests_total{kind="block_actions"} 1' in lines
    assert 'unison_acknowledgement_seconds_bucket{le="0.025"} 0' in lines
    assert 'unison_acknowledgement_seconds_bucket{le="0.05"} 1' in lines
    assert 'unison_acknowledgement_seconds_bucket{le="3"} 2' in lines
    assert 'unison_acknowledgement_seconds_bucket{le="+Inf"} 2' in lines
    assert "unison_acknowledgement_seconds_sum 2.030000" in lines
    assert "unison_language_ready 1" in lines


def test_every_sample_belongs_to_a_described_metric():
    metrics = Metrics()
    metrics.acknowledged("command", 0.1)
    metrics.failed("unexpected")
    lines = metrics.text(language_ready=False).splitlines()
    described = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    for line in lines:
        if not line.startswith("#"):
            name = line.split("{")[0].split()[0]
            assert name in described or name.rsplit("_", 1)[0] in described, line
