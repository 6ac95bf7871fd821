// SPDX-License-Identifier: Apache-2.0
// SLOPE_CHECK_DERIVATIVES(f): one line of a user's test that checks every derivative of an activation (testing/check.hpp).
// Include it after the header of Boost.Test, GoogleTest or Catch2; each has its line below.
#pragma once
#include <slope/dsl/testing/check.hpp>

#if defined(BOOST_CHECK_MESSAGE)
#define SLOPE_TESTING_CHECK(holds, sentence) BOOST_CHECK_MESSAGE(holds, sentence)
#define SLOPE_TESTING_NOTE(sentence) BOOST_TEST_MESSAGE(sentence)
#elif defined(GTEST_TEST)
#define SLOPE_TESTING_CHECK(holds, sentence) EXPECT_TRUE(holds) << sentence
#define SLOPE_TESTING_NOTE(sentence) GTEST_LOG_(INFO) << sentence
#elif defined(CATCH_VERSION_MAJOR)
#define SLOPE_TESTING_CHECK(holds, sentence) do { UNSCOPED_INFO(sentence); CHECK(holds); } while (false)
#define SLOPE_TESTING_NOTE(sentence) UNSCOPED_INFO(sentence)
#else
#error "Slope: include the header of Boost.Test, GoogleTest or Catch2 before <slope/dsl/testing.hpp>"
#endif

#define SLOPE_CHECK_DERIVATIVES(...)                                                                            \
  do {                                                                                                          \
    const ::slope::testing::report slope_report = ::slope::testing::check_derivatives(__VA_ARGS__);            \
    for (const auto& slope_sentence : slope_report.notes) SLOPE_TESTING_NOTE(slope_sentence);                   \
    for (const auto& slope_sentence : slope_report.failures) SLOPE_TESTING_CHECK(false, slope_sentence);        \
    SLOPE_TESTING_CHECK(slope_report.failures.empty(), slope_report.failures.size() << " checks do not hold");  \
  } while (false)
