"""What the quantum oracles share: how a golden file is written, and PennyLane expectations with both Jacobians."""

import json
import pathlib

import numpy as np
import pennylane as qml
import torch

SEED = 20261122
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden" / "quantum"

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def generator(name):
    """Numbers of one golden file do not depend on the others."""
    return np.random.default_rng([SEED, *name.encode()])


def write(name, tool, cases):
    FOLDER.mkdir(parents=True, exist_ok=True)
    origin = {"script": f"scripts/oracles/{name.replace('-', '_')}.py", "tool": tool, "seed": SEED}
    lines = ",\n".join(json.dumps(case) for case in cases)
    head = json.dumps({"origin": origin})[:-1]
    (FOLDER / f"{name}.json").write_text(f'{head}, "cases": [\n{lines}\n]}}\n')
    print(f"{name}: {len(cases)} cases")


def pennylane_version():
    return f"PennyLane {qml.__version__}, default.qubit, float64, Jacobians by PyTorch {torch.__version__} backpropagation"


def pauli(word):
    """The observable of a word of I X Y Z, wire 0 first."""
    letters = {"I": qml.Identity, "X": qml.PauliX, "Y": qml.PauliY, "Z": qml.PauliZ}
    return qml.prod(*[letters[letter](wire) for wire, letter in enumerate(word)])


def measure(observable, qubits):
    """The PennyLane measurement of an observable in the form of CIRCUIT.json."""
    if "pauli" in observable:
        return qml.expval(pauli(observable["pauli"]))
    if "variance" in observable:
        return qml.var(pauli(observable["variance"]))
    if "terms" in observable:
        terms = observable["terms"]
        return qml.expval(qml.dot([t["coefficient"] for t in terms], [pauli(t["pauli"]) for t in terms]))
    if "projector" in observable:
        bits = [int(bit) for bit in observable["projector"]]
        return qml.expval(qml.Projector(bits, wires=observable.get("wires", range(qubits))))
    return qml.probs(wires=observable["probabilities"])


def expectations(build, qubits, observables, inputs, weights, device=None):
    """Rows for each sample: expectations, Jacobian by inputs [outputs][features], by weights [outputs][weights]."""
    device = device or qml.device("default.qubit", wires=qubits)

    @qml.qnode(device, interface="torch", diff_method="backprop")
    def node(x, w):
        build(x, w)
        return [measure(observable, qubits) for observable in observables]

    def flat(x, w):
        return torch.cat([torch.atleast_1d(torch.as_tensor(value)).real for value in node(x, w)])

    w = torch.tensor(weights)
    rows = {"expectations": [], "inputGradients": [], "weightGradients": []}
    for sample in inputs:
        x = torch.tensor(sample)
        rows["expectations"].append(flat(x, w).tolist())
        by_x, by_w = torch.autograd.functional.jacobian(flat, (x, w))
        rows["inputGradients"].append(by_x.tolist())
        rows["weightGradients"].append(by_w.tolist())
    return rows


def words(qubits):
    """Z of every wire, and a word that sees phases between wires."""
    single = [{"pauli": "I" * k + "Z" + "I" * (qubits - 1 - k)} for k in range(qubits)]
    return [*single, {"pauli": ("XYZ" * qubits)[:qubits]}]
