#pragma once

namespace musubi {

/// What a vertex or community weighs in the null model of a quality function: the weight that is
/// expected between two of them is a constant times their coupling(). Its strength for modularity,
/// its number of vertices for the constant Potts model.
struct VertexMass {
  double value = 0.0;

  VertexMass& operator+=(VertexMass other) {
    value += other.value;
    return *this;
  }
  VertexMass& operator-=(VertexMass other) {
    value -= other.value;
    return *this;
  }
};

/// As VertexMass, for directed modularity: the strengths of the arcs out and in.
struct DirectedMass {
  double out = 0.0;
  double in = 0.0;

  DirectedMass& operator+=(DirectedMass other) {
    out += other.out;
    in += other.in;
    return *this;
  }
  DirectedMass& operator-=(DirectedMass other) {
    out -= other.out;
    in -= other.in;
    return *this;
  }
};

template <typename Mass>
[[nodiscard]] Mass operator-(Mass a, Mass b) {
  return a -= b;
}

[[nodiscard]] inline double coupling(VertexMass a, VertexMass b) {
  return a.value * b.value;
}

/// Both ways: arcs from a to b and from b to a.
[[nodiscard]] inline double coupling(DirectedMass a, DirectedMass b) {
  return a.out * b.in + a.in * b.out;
}

/// A mass's part in the null model of its own inside.
[[nodiscard]] inline double self_coupling(VertexMass mass) {
  return mass.value * mass.value;
}
[[nodiscard]] inline double self_coupling(DirectedMass mass) {
  return mass.out * mass.in;
}

}  // namespace musubi
