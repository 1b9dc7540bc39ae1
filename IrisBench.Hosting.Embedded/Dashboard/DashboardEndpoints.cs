using Aspire.Hosting.ApplicationModel;
using IrisBench.LoopbackWeb.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.Hosting.Embedded.Dashboard;

// What the page can ask for. The services are the application's, not those of the web server.
internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder endpoints, IServiceProvider application)
    {
        var api = endpoints.MapGroup("/api");
        var model = application.GetRequiredService<DistributedApplicationModel>();

        var resources = application.GetRequiredService<ResourceEvents>();
        api.MapGet("/events", (HttpContext context, EventStreams streams) => streams.Answer(context, resources.WatchAsync));

        var logs = application.GetRequiredService<LogEvents>();
        api.MapGet("/resources/{name}/logs", (string name, HttpContext context, EventStreams streams) => model.Find(name) is { } resource
            ? streams.Answer(context, cancellationToken => logs.WatchAsync(resource, EventStreams.LastEventId(context), cancellationToken))
            : NotFound(name));

        var metrics = application.GetRequiredService<MetricsReader>();
        api.MapGet("/resources/{name}/metrics", async (string name, CancellationToken cancellationToken) => model.Find(name) is { } resource
            ? TypedResults.Ok(await metrics.ReadAsync(resource, cancellationToken))
            : (IResult)NotFound(name));

        var commands = application.GetRequiredService<ResourceCommandService>();
        var secrets = application.GetRequiredService<SecretValues>();
        api.MapPost("/resources/{name}/commands/{command}", async (string name, string command, CancellationToken cancellationToken) =>
        {
            if (model.Find(name) is not { } resource)
                return (IResult)NotFound(name);
            if (!resource.Annotations.OfType<ResourceCommandAnnotation>().Any(known => known.Name == command))
                return TypedResults.Problem($"Resource '{name}' has no command '{command}'.", statusCode: StatusCodes.Status404NotFound);
            var result = await commands.ExecuteCommandAsync(resource, command, cancellationToken);
            return TypedResults.Ok(new { result.Success, result.Canceled, Message = secrets.Hide(result.Message) });
        });
    }

    private static ProblemHttpResult NotFound(string name) =>
        TypedResults.Problem($"There is no resource '{name}'.", statusCode: StatusCodes.Status404NotFound);
}
