// SPDX-License-Identifier: Apache-2.0
// Arrays to files and back; and files made byte by byte that must be refused, each with its sentence.
#define BOOST_TEST_MODULE "codegen/tool/npy"
#include <slope/codegen/tool/npy.hpp>

#include <cstring>
#include <fstream>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

#include <slope/codegen/tool/refusal.hpp>

using namespace slope::tool;
namespace fs = std::filesystem;

namespace {

const fs::path file = fs::temp_directory_path() / ("slope_npy_" + std::to_string(::getpid()) + ".npy");
struct cleaning {
  ~cleaning() { fs::remove(file); }
};
BOOST_TEST_GLOBAL_FIXTURE(cleaning);

std::string little_endian(std::size_t value, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i)
    out += static_cast<char>(value >> (8 * i) & 0xff);
  return out;
}

/// A file with this header, said to be `length` bytes long.
std::string npy(const std::string& header, const std::string& data, char version, std::size_t length) {
  return "\x93NUMPY" + std::string{version, '\0'} + little_endian(length, version == 1 ? 2 : 4) + header +
         data;
}
std::string npy(const std::string& header, const std::string& data = std::string(48, '\0'),
                char version = 1) {
  return npy(header, data, version, header.size());
}
std::string dictionary(const std::string& descr, const std::string& order, const std::string& shape) {
  return "{'descr': " + descr + ", 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
}

array read(const std::string& content) {
  std::ofstream(file, std::ios::binary) << content;
  return read_npy(file);
}

bool refused(const std::string& content, std::string_view words) {
  try {
    read(content);
  } catch (const refusal& r) {
    const std::string_view why = r.what();
    const bool found = why.find(words) != std::string_view::npos &&
                       why.find(file.string()) != std::string_view::npos &&
                       why.find('\n') == std::string_view::npos;
    if (!found)
      BOOST_TEST_MESSAGE(why);
    return found;
  }
  return false;
}

} // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
  const lengths shapes[] = {{}, {0}, {5}, {2, 3}, {0, 3}, {4, 1, 2, 3}, lengths(64, 1)};
  for (std::size_t t = 0; t < 4 * std::size(shapes); ++t) {
    const element_type& type = element_types[t % 4];
    const lengths& shape = shapes[t / 4];
    array a{&type, shape, std::vector<std::byte>(*element_count(shape) * type.size())};
    for (std::size_t i = 0; i < a.data.size(); ++i)
      a.data[i] = static_cast<std::byte>(i * 37 + 1);
    std::FILE* stream = std::fopen(file.c_str(), "wb");
    BOOST_TEST(write_npy(stream, a));
    std::fclose(stream);
    BOOST_TEST((fs::file_size(file) - a.data.size()) % 64 == 0u);
    const array b = read_npy(file);
    BOOST_TEST(b.type->name == type.name);
    BOOST_TEST(b.shape == shape);
    BOOST_TEST((b.data == a.data));
  }
}

// The first bytes that NumPy 1.26 writes for np.arange(3, dtype='<f4').
BOOST_AUTO_TEST_CASE(the_same_bytes_as_numpy) {
  const array a{type_named("f32"), {3}, std::vector<std::byte>(12)};
  std::FILE* stream = std::fopen(file.c_str(), "wb");
  write_npy(stream, a);
  std::fclose(stream);
  std::ifstream in(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  BOOST_TEST(content.size() == 140u);
  BOOST_TEST(content.substr(0, 10) == std::string("\x93NUMPY\1\0v\0", 10));
  BOOST_TEST(content.substr(10, 60) == "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }   ");
  BOOST_TEST(content[127] == '\n');
}

BOOST_AUTO_TEST_CASE(every_version_and_spelling) {
  const std::string header = dictionary("'<f4'", "False", "(3, 4)");
  for (char version : {'\1', '\2', '\3'})
    BOOST_TEST(read(npy(header, std::string(48, '\0'), version)).shape == (lengths{3, 4}));
  BOOST_TEST(read(npy("{ \"shape\":(12,),\"descr\":\"<f4\" , 'fortran_order':False}")).shape ==
             (lengths{12}));
  BOOST_TEST(read(npy(dictionary("'<f4'", "False", "()"), "abcd")).shape == lengths{});
  // One long axis: Fortran order is C order.
  BOOST_TEST(read(npy(dictionary("'<f4'", "True", "(12,)"))).shape == (lengths{12}));
  BOOST_TEST(read(npy(dictionary("'<f4'", "True", "(1, 12)"))).shape == (lengths{1, 12}));
}

BOOST_AUTO_TEST_CASE(no_file) {
  const auto why = [](const fs::path& path) -> std::string {
    try {
      read_npy(path);
    } catch (const refusal& r) {
      return r.what();
    }
    return "";
  };
  BOOST_TEST(why("/no/such.npy") == "cannot read /no/such.npy: No such file or directory");
  BOOST_TEST(why("/tmp") == "cannot read /tmp: it is a directory");
  BOOST_TEST(why("/dev/null").starts_with("cannot read /dev/null: "));
}

BOOST_AUTO_TEST_CASE(no_npy) {
  for (const char* content : {"", "x", "\x93NUMPX\1", "PK\3\4 this is a zip archive, perhaps an .npz"})
    BOOST_TEST(refused(content, "is not an .npy file"));
  const std::string header = dictionary("'<f4'", "False", "(12,)");
  for (char version : {'\0', '\4', '\11'})
    BOOST_TEST(refused(npy(header, "", version), "of the .npy format is unknown"));
}

BOOST_AUTO_TEST_CASE(cut_off_anywhere) {
  const std::string whole = npy(dictionary("'<f4'", "False", "(3, 4)"));
  for (std::size_t size = 0; size < whole.size(); ++size)
    BOOST_TEST_REQUIRE(refused(whole.substr(0, size), size < 8 ? "is not an .npy file" : "cut off"));
  BOOST_TEST(refused(whole + "x", "needs 48 bytes of data, but the file goes on to 49"));
}

BOOST_AUTO_TEST_CASE(absurd_headers) {
  const std::string good = dictionary("'<f4'", "False", "(12,)");
  BOOST_TEST(refused(npy(good, "", 2, 0xffffffff), "a header of 4294967295 bytes is absurd"));
  BOOST_TEST(refused(npy(good, "", 1, 0xffff), "cut off"));
  for (const char* header : {
           "",
           "\n",
           "{",
           "{}",
           "[]",
           "()",
           "12",
           "None",
           "{'descr': '<f4', 'fortran_order': False}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (12,), 'more': 1}\n",
           "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (12,)}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (12,)} {}\n",
           "{'descr': '<f4' 'fortran_order': False, 'shape': (12,)}\n",
           "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (12,)}\n",
           "{'descr': '<f4', 'fortran_order': 0, 'shape': (12,)}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (12)}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (,)}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (3 4)}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (3,,4)}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': (12.0,)}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': [12]}\n",
           "{'descr': '<f4', 'fortran_order': False, 'shape': 12}\n",
           "{'descr': '<f4', 'fortran_order: False, 'shape': (12,)}\n",
           "{'descr': <f4, 'fortran_order': False, 'shape': (12,)}\n",
       })
    BOOST_TEST(refused(npy(header), "the header is not a dictionary of descr, fortran_order and shape"),
               header);
}

BOOST_AUTO_TEST_CASE(absurd_shapes) {
  const auto shape = [](const char* s) { return npy(dictionary("'<f4'", "False", s)); };
  BOOST_TEST(refused(shape("(-3, 4)"), "a length in the shape is negative"));
  BOOST_TEST(refused(shape("(18446744073709551616,)"), "does not fit in 64 bits"));
  BOOST_TEST(refused(shape("(4294967296, 4294967296)"), "more elements than can be counted"));
  BOOST_TEST(refused(shape("(0, 4294967296, 4294967296)"), "more elements than can be counted"));
  BOOST_TEST(refused(shape("(4611686018427387904,)"), "more elements than can be counted")); // in bytes
  BOOST_TEST(refused(shape("(1000000000000,)"),
                     "needs 4000000000000 bytes of data, but the file is cut off after 48"));
  std::string many = "(";
  for (int i = 0; i < 65; ++i)
    many += "1, ";
  BOOST_TEST(refused(npy(dictionary("'<f4'", "False", many + ")")), "65 axes are absurd"));
}

BOOST_AUTO_TEST_CASE(other_types_and_orders) {
  const auto type = [](const char* s) { return npy(dictionary(s, "False", "(12,)")); };
  BOOST_TEST(refused(type("'>f4'"), "big-endian (>f4)"));
  BOOST_TEST(refused(type("'|O'"), "Python objects"));
  BOOST_TEST(refused(type("[('a', '<f4')]"), "structured"));
  for (const char* other : {"'<i4'", "'<f16'", "'<c8'", "'|u1'", "'|b1'", "'<U3'", "'f4'", "'=f4'", "''"})
    BOOST_TEST(refused(type(other), "those that are read are <f4, <f8, <f2, and <u2 for bf16"), other);
  BOOST_TEST(refused(npy(dictionary("'<f4'", "True", "(3, 4)")), "Fortran order"));
}
