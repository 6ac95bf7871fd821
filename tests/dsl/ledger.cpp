// SPDX-License-Identifier: Apache-2.0
// What ledger.py compiles twice: the headers alone, and with every activation in orders 0-3 of every argument.
#include <slope/dsl.hpp>
#include <slope/dsl/activations/all.hpp>

#ifdef SLOPE_LEDGER_ORDERS
#include <boost/hana/unpack.hpp>

template <class Activation, int... Wrt>
constexpr int nodes(std::integer_sequence<int, Wrt...>) {
  return ((Activation::template derived<0, Wrt>.size + Activation::template derived<1, Wrt>.size +
           Activation::template derived<2, Wrt>.size + Activation::template derived<3, Wrt>.size) + ...);
}

static_assert(boost::hana::unpack(slope::activations::catalogue, [](const auto&... f) {
  return (nodes<std::decay_t<decltype(f)>>(std::make_integer_sequence<int, std::decay_t<decltype(f)>::argument_count>{}) + ...);
}) > 400);
#endif
