// SPDX-License-Identifier: Apache-2.0
// A request that makes no sense: one sentence on stderr after `slope: `, exit code 2, no output file.
#pragma once
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace slope::tool {

struct refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class... Values> [[noreturn]] void refuse(fmt::format_string<Values...> text, Values&&... values) {
  throw refusal(fmt::format(text, std::forward<Values>(values)...));
}

} // namespace slope::tool
