"""Shows how what is read in the saved pages differs from what was approved; with --approve, approves it."""

import argparse
import difflib
import json
import sys

from tests.golden.summary import PAGES, approved_path, summaries


def main() -> int:
    """Print the differences. Exit code 1 where there are any that are not approved."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--approve", action="store_true", help="keep what is read now as approved")
    is_approval = parser.parse_args().approve
    differing = 0
    for page, summary in zip(PAGES, summaries(PAGES), strict=True):
        path = approved_path(page)
        now = json.dumps(summary, ensure_ascii=False, indent=1) + "\n"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if now == before:
            continue
        differing += 1
        lines = difflib.unified_diff(before.splitlines(), now.splitlines(), f"{page.name} approved", "now", n=1)
        print(*lines, sep="\n")
        if is_approval:
            path.parent.mkdir(exist_ok=True)
            path.write_text(now, encoding="utf-8")
    verdict = "approved" if is_approval else "not approved: look at them, then run make golden APPROVE=1"
    print(f"{differing} of {len(PAGES)} pages differ" + (f", {verdict}" if differing else ""))
    return 1 if differing and not is_approval else 0


if __name__ == "__main__":
    sys.exit(main())
