"""Every gate's matrix by PennyLane, with the first wire most significant: test/golden/quantum/pennylane-gates.json."""

import numpy as np
import pennylane as qml
from quantum_golden import generator, write
from scipy.stats import unitary_group

random = generator("pennylane-gates")
angles = lambda count: random.uniform(-np.pi, np.pi, count).tolist()
FIXED = {
    "I": qml.Identity, "X": qml.PauliX, "Y": qml.PauliY, "Z": qml.PauliZ, "H": qml.Hadamard, "S": qml.S, "T": qml.T,
    "SX": qml.SX, "CNOT": qml.CNOT, "CY": qml.CY, "CZ": qml.CZ, "CH": qml.CH, "SWAP": qml.SWAP, "ISWAP": qml.ISWAP,
    "Toffoli": qml.Toffoli, "Fredkin": qml.CSWAP,
}
ANGLED = {
    "RX": qml.RX, "RY": qml.RY, "RZ": qml.RZ, "PhaseShift": qml.PhaseShift, "Rot": qml.Rot, "U2": qml.U2, "U3": qml.U3,
    "CRX": qml.CRX, "CRY": qml.CRY, "CRZ": qml.CRZ, "ControlledPhaseShift": qml.ControlledPhaseShift,
    "IsingXX": qml.IsingXX, "IsingYY": qml.IsingYY, "IsingZZ": qml.IsingZZ,
}


def row(gate, operator, parameters=(), **extra):
    matrix = qml.matrix(operator, wire_order=operator.wires)
    entries = np.stack([matrix.real, matrix.imag], axis=-1)
    return {"gate": gate, "wires": len(operator.wires), "parameters": list(parameters), **extra, "matrix": entries.tolist()}


cases = [row(name, gate(wires=range(gate.num_wires or 1))) for name, gate in FIXED.items()]
cases += [row(f"{name}dg", qml.adjoint(FIXED[name](0))) for name in ("S", "T", "SX")]
for name, gate in ANGLED.items():
    for _ in range(2):
        p = angles(gate.num_params)
        cases.append(row(name, gate(*p, wires=range(gate.num_wires)), p))
for wires in (1, 2, 3):
    p = angles(1)
    cases.append(row("MultiRZ", qml.MultiRZ(*p, wires=range(wires)), p))
for word in ("X", "Y", "ZY", "XIZ", "YXZ"):
    p = angles(1)
    cases.append(row("PauliRot", qml.PauliRot(*p, word, wires=range(len(word))), p, pauli=word))
for wires in (1, 2, 3):
    u = unitary_group.rvs(2**wires, random_state=random)
    cases.append(row("QubitUnitary", qml.QubitUnitary(u, wires=range(wires))))
write("pennylane-gates", f"PennyLane {qml.__version__}", cases)
