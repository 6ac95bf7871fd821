// SPDX-License-Identifier: Apache-2.0
// The answer to a question that a proof may leave open.
#pragma once

namespace slope {

// In a condition only what is proven holds: static_assert(is_monotone(elu)), but !is_monotone(f) says nothing about f;
// is_monotone(mish).refuted() does.
class verdict {
 public:
  enum answer { is_refuted, is_unknown, is_proven };
  constexpr verdict(answer given) : answer_(given) {}

  constexpr bool proven() const { return answer_ == is_proven; }
  constexpr bool refuted() const { return answer_ == is_refuted; }
  constexpr bool unknown() const { return answer_ == is_unknown; }
  constexpr explicit operator bool() const { return proven(); }
  friend constexpr bool operator==(const verdict&, const verdict&) = default;

 private:
  answer answer_;
};

}  // namespace slope
