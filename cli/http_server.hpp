#pragma once
#include <httplib.h>

#include "cli/http_connections.hpp"

namespace musubi::cli {

/// The server of cpp-httplib with the limits that it lacks: on the number of connections, and on
/// the time that a client may take in all, not only for each piece. A connection serves one
/// request.
class HttpServer : public httplib::Server {
 public:
  explicit HttpServer(std::size_t most_connections);

  /// Stops listening and ends the connections, but for answers that are being worked out.
  void end();

 private:
  bool process_and_close_socket(socket_t socket) override;

  HttpConnections connections_;
};

}  // namespace musubi::cli
