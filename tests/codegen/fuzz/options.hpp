// SPDX-License-Identifier: Apache-2.0
// --count N --seed S, behind Boost.Test's own options and `--`.
#pragma once
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>

namespace fuzz {

struct how_many {
  std::uint64_t count, seed;
};

inline how_many options(std::uint64_t count, std::uint64_t seed) {
  how_many result{count, seed};
  const auto& suite = boost::unit_test::framework::master_test_suite();
  for (int i = 1; i < suite.argc; i += 2) {
    const std::string name = suite.argv[i];
    if ((name != "--count" && name != "--seed") || i + 1 == suite.argc) throw std::invalid_argument("the options are --count N and --seed S, not " + name);
    (name == "--count" ? result.count : result.seed) = std::stoull(suite.argv[i + 1]);
  }
  return result;
}

}  // namespace fuzz
