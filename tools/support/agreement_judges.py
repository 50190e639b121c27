"""Prints what Python's implementations of coefficients of agreement compute.

Standard input has a list of tables in JSON, each with `pairs` (the labels of two annotators), `complete` (units that all
annotators labelled) and `units` (with null where a label is missing). Standard output has an object: for each implementation that is
installed a list of numbers, with null where it raises an error or gives no finite number.
"""

import json
import math
import sys
import warnings


def main():
    warnings.simplefilter("ignore")
    tables = json.load(sys.stdin)
    found = {}
    for loader in (nltk, sklearn, statsmodels):
        try:
            judges = loader()
        except ImportError:
            continue
        for name, judge in judges.items():
            found[name] = [finite(judge, table) for table in tables]
    json.dump(found, sys.stdout)


def nltk():
    from nltk.metrics.agreement import AnnotationTask

    def task(units):
        return AnnotationTask(
            [(f"c{coder}", f"i{item}", label) for item, unit in enumerate(units) for coder, label in enumerate(unit) if label]
        )

    return {
        "nltk kappa": lambda table: task(table["pairs"]).kappa(),
        "nltk pi": lambda table: task(table["complete"]).pi(),
        "nltk alpha": lambda table: task(table["units"]).alpha(),
    }


def sklearn():
    from sklearn.metrics import cohen_kappa_score

    return {"sklearn cohen_kappa_score": lambda table: cohen_kappa_score(*zip(*table["pairs"]))}


def statsmodels():
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    return {"statsmodels fleiss_kappa": lambda table: fleiss_kappa(aggregate_raters(table["complete"])[0])}


def finite(judge, table):
    try:
        value = float(judge(table))
    except (ArithmeticError, AssertionError, IndexError, StopIteration, TypeError, ValueError):
        return None
    return value if math.isfinite(value) else None


main()
