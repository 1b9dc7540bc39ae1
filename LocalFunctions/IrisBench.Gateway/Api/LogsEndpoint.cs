using System.Text.Json;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

/// <summary>GET <c>/system/logs</c>: the last lines of a function's processes, one JSON object a line. It does not follow.</summary>
internal static class LogsEndpoint
{
    public static void MapLogs(this IEndpointRouteBuilder system) => system.MapGet("/logs", Get);

    private static IResult Get(HttpRequest request, FunctionRegistry functions)
    {
        Namespaces.Check(request.Query["namespace"]);
        var name = request.Query["name"].ToString();
        if (functions.Find(name) is not { } function)
            return TypedResults.Problem($"There is no function '{name}'.", statusCode: StatusCodes.Status404NotFound);
        var lines = Wanted(request.Query, function.Log.Last()).Select(line => JsonSerializer.Serialize(
            new LogMessage(function.Name, FunctionName.Namespace, line.Instance, line.Timestamp, line.Text),
            GatewayJson.Default.LogMessage) + "\n");
        return TypedResults.Text(string.Concat(lines), "application/x-ndjson");
    }

    private static IEnumerable<FunctionLogLine> Wanted(IQueryCollection query, IEnumerable<FunctionLogLine> lines)
    {
        if (query["instance"].ToString() is { Length: > 0 } instance)
            lines = lines.Where(line => line.Instance == instance);
        if (query["since"].ToString() is { Length: > 0 } since)
        {
            var from = DateTimeOffset.TryParse(since, System.Globalization.CultureInfo.InvariantCulture, out var time)
                ? time
                : throw new BadRequestException($"since must be a time (RFC 3339), not '{since}'.");
            lines = lines.Where(line => line.Timestamp >= from);
        }

        if (query["tail"].ToString() is { Length: > 0 } tail)
            lines = int.TryParse(tail, out var count)
                ? (count > 0 ? lines.TakeLast(count) : lines)
                : throw new BadRequestException($"tail must be a number, not '{tail}'.");
        return lines;
    }
}

/// <summary>A line of <c>/system/logs</c>.</summary>
internal sealed record LogMessage(string Name, string Namespace, string Instance, DateTimeOffset Timestamp, string Text);
