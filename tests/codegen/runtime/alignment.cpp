// SPDX-License-Identifier: Apache-2.0
// How the elements of a map are handed out: each once, behind the first call of a block from whole cache lines of the output.
#define BOOST_TEST_MODULE "codegen/runtime/alignment"
#include "fakes.hpp"

#include <slope/codegen/runtime/alignment.hpp>
#include <slope/codegen/runtime/block.hpp>

#include <boost/align/aligned_allocator.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <mutex>

using namespace fakes;
using slope::runtime::element;
using slope::runtime::elements_before_line;
using slope::runtime::host_block;

namespace {

struct piece {
  const std::uint8_t* begin;
  std::size_t count;
};
std::mutex mutex;
std::vector<piece> seen;

int noted(void** argv) {
  const halide_buffer_t& y = buffer(argv, 1);
  const std::lock_guard lock(mutex);
  seen.push_back({y.host, static_cast<std::size_t>(y.dim[0].extent)});
  return scale<2>(argv);
}

using floats = std::vector<float, boost::alignment::aligned_allocator<float, 4096>>;
const entry noting = make("t_noting_forward_f32", unary, noted);

// In the order of the addresses.
std::vector<piece> pieces_of(std::size_t n, std::size_t offset) {
  floats x(n + offset, 1.5f), y(n + offset);
  seen.clear();
  BOOST_TEST(call(noting, {in(x.data()), out(y.data() + offset)}, {1, 1, n}) == slope_ok);
  BOOST_TEST(static_cast<std::size_t>(std::count(y.begin(), y.end(), 3.0f)) == n);
  std::ranges::sort(seen, {}, &piece::begin);
  BOOST_TEST(seen.front().begin == reinterpret_cast<std::uint8_t*>(y.data() + offset));
  std::size_t covered = 0;
  for (std::size_t i = 0; i < seen.size(); covered += seen[i++].count)
    BOOST_TEST(seen[i].begin == seen.front().begin + covered * sizeof(float));
  BOOST_TEST(covered == n);
  return seen;
}

bool on_line(const piece& p) { return reinterpret_cast<std::uintptr_t>(p.begin) % 64 == 0; }

} // namespace

BOOST_AUTO_TEST_CASE(one_call_where_the_output_is_aligned_or_short) {
  BOOST_TEST(pieces_of(65536, 0).size() == 1u);
  BOOST_TEST(pieces_of(65536, 32).size() == 1u);
  BOOST_TEST(pieces_of(100, 5).size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_rest_begins_on_a_cache_line) {
  for (const std::size_t offset : {1u, 4u, 15u}) {
    const std::vector<piece> p = pieces_of(5000, offset);
    BOOST_TEST_REQUIRE(p.size() == 2u);
    BOOST_TEST(p[0].count == 16 - offset);
    BOOST_TEST(on_line(p[1]));
  }
}

BOOST_AUTO_TEST_CASE(long_arrays_in_blocks) {
  constexpr std::size_t blocks = 300001 / host_block + 1;
  for (const std::size_t offset : {0u, 3u}) {
    const std::vector<piece> p = pieces_of(300001, offset);
    BOOST_TEST(p.size() == (offset ? 2 : 1) * blocks);
    BOOST_TEST(std::ranges::all_of(p, [](const piece& each) { return each.count <= host_block; }));
    BOOST_TEST(static_cast<std::size_t>(std::ranges::count_if(p, on_line)) == blocks);
  }
}

BOOST_AUTO_TEST_CASE(elements_of_each_type) {
  alignas(64) static const std::uint8_t line[64] = {};
  for (const auto& [type, size] : {std::pair{element::f64, 8u}, {element::f32, 4u}, {element::f16, 2u}, {element::bf16, 2u}}) {
    entry e = noting;
    e.type = type;
    const slope_value values[] = {in(nullptr), out(const_cast<std::uint8_t*>(line))};
    BOOST_TEST(elements_before_line(e, values, 0, 4096) == 0u);
    BOOST_TEST(elements_before_line(e, values, 3, 4096) == 64 / size - 3);
    BOOST_TEST(elements_before_line(e, values, 3, 1000) == 0u); // too few for a call of their own
    const slope_value odd[] = {in(nullptr), out(const_cast<std::uint8_t*>(line + 1))};
    BOOST_TEST(elements_before_line(e, odd, 0, 4096) == 0u); // no element begins on a line
  }
}
