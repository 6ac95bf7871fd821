// SPDX-License-Identifier: Apache-2.0
// Reading believes nothing: every length is compared with the file's before memory is asked for.
#include <slope/codegen/tool/npy.hpp>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <system_error>

#include <slope/codegen/tool/npy_header.hpp>
#include <slope/codegen/tool/refusal.hpp>

namespace slope::tool {
namespace {

static_assert(std::endian::native == std::endian::little, "Slope: arrays are read as they lie in the file");

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t preface = 8;                           // magic and version
constexpr std::size_t longest_header = std::size_t{1} << 16; // 64 axes need a fiftieth of it
constexpr std::size_t alignment = 64;

using file = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

file open(const std::filesystem::path& path, std::uintmax_t& size) {
  std::error_code wrong;
  const auto status = std::filesystem::status(path, wrong);
  if (std::filesystem::is_directory(status))
    refuse("cannot read {}: it is a directory", path.string());
  size = std::filesystem::file_size(path, wrong);
  file stream(wrong ? nullptr : std::fopen(path.c_str(), "rb"), std::fclose);
  if (!stream)
    refuse("cannot read {}: {}", path.string(), wrong ? wrong.message() : std::strerror(errno));
  return stream;
}

class reader {
public:
  explicit reader(const std::filesystem::path& path) : path_(path.string()), stream_(open(path, left_)) {}

  array read() {
    const npy_header header = parse_header(path_, header_text());
    const auto count = element_count(header.shape);
    std::size_t bytes = 0;
    if (!count || __builtin_mul_overflow(*count, header.type->size(), &bytes))
      refuse("{}: the shape {} has more elements than can be counted", path_, to_string(header.shape));
    if (left_ != bytes)
      refuse("{}: the shape {} needs {} bytes of data, but the file {} {}", path_, to_string(header.shape),
             bytes, left_ < bytes ? "is cut off after" : "goes on to", left_);
    array a{header.type, header.shape, std::vector<std::byte>(bytes)};
    take(a.data.data(), bytes);
    return a;
  }

private:
  void take(void* to, std::size_t bytes) {
    if (bytes > left_ || std::fread(to, 1, bytes, stream_.get()) != bytes)
      refuse("{}: the file is cut off", path_);
    left_ -= bytes;
  }

  std::string header_text() {
    unsigned char head[preface] = {};
    if (left_ < preface)
      refuse("{} is not an .npy file", path_);
    take(head, preface);
    if (std::memcmp(head, magic.data(), magic.size()) != 0)
      refuse("{} is not an .npy file", path_);
    const int major = head[6], minor = head[7];
    if (major < 1 || major > 3 || minor != 0)
      refuse("{}: version {}.{} of the .npy format is unknown; 1.0, 2.0 and 3.0 are read", path_, major,
             minor);
    std::uint32_t length = 0;
    take(&length, major == 1 ? 2 : 4);
    if (length > longest_header)
      refuse("{}: a header of {} bytes is absurd", path_, length);
    std::string text(length, '\0');
    take(text.data(), length);
    return text;
  }

  std::string path_;
  std::uintmax_t left_ = 0;
  file stream_;
};

} // namespace

std::optional<std::size_t> element_count(std::span<const std::size_t> shape) {
  std::size_t product = 1;
  for (std::size_t n : shape)
    if (n != 0 && __builtin_mul_overflow(product, n, &product))
      return std::nullopt;
  return std::find(shape.begin(), shape.end(), std::size_t{0}) == shape.end() ? product : 0;
}

std::string to_string(const lengths& shape) {
  std::string out = "(";
  for (std::size_t i = 0; i < shape.size(); ++i)
    out += fmt::format("{}{}", i ? ", " : "", shape[i]);
  return out + (shape.size() == 1 ? ",)" : ")");
}

array read_npy(const std::filesystem::path& path) { return reader(path).read(); }

bool write_npy(std::FILE* stream, const array& a) {
  std::string header = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': {}, }}", a.type->descr,
                                   to_string(a.shape));
  const std::size_t before = preface + 2;
  header.resize((before + header.size() + alignment) / alignment * alignment - before - 1, ' ');
  header += '\n';
  const char length[] = {static_cast<char>(header.size() & 0xff), static_cast<char>(header.size() >> 8)};
  const std::string head = std::string(magic) + std::string("\1\0", 2) + std::string(length, 2) + header;
  return std::fwrite(head.data(), 1, head.size(), stream) == head.size() &&
         std::fwrite(a.data.data(), 1, a.data.size(), stream) == a.data.size();
}

} // namespace slope::tool
