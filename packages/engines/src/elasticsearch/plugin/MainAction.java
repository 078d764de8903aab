package rookery.analysis;

import java.util.List;
import org.elasticsearch.Version;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;

/** GET /: who answers, in which version, as the module rest-root says it. */
class MainAction extends BaseRestHandler {
  private final Settings settings;

  MainAction(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String getName() {
    return "main_action";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    return channel -> {
      var answer = channel.newBuilder().startObject();
      answer.field("name", settings.get("node.name", "")).field("cluster_name", settings.get("cluster.name", ""));
      answer.startObject("version").field("number", Version.CURRENT.toString()).field("build_flavor", "default").endObject();
      answer.field("tagline", "You Know, for Search").endObject();
      channel.sendResponse(new RestResponse(RestStatus.OK, answer));
    };
  }
}
