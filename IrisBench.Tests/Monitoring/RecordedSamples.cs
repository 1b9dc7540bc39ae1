using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Tests.Monitoring;

/// <summary>
/// Stands in for what only a cluster has (kubelet, cAdvisor, API server, OpenFaaS's gateway and watchdog): serves the samples under
/// <c>Samples/</c>, in the format those expose, at <c>/{file name}</c>. Counters grow with every scrape; nothing else changes.
/// </summary>
internal sealed class RecordedSamples : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, int> _scrapes = [];

    private RecordedSamples(WebApplication app) => _app = app;

    public string Address => new Uri(_app.Urls.Single()).Authority;

    public static async Task<RecordedSamples> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var samples = new RecordedSamples(builder.Build());
        samples._app.MapGet("/{*name}", samples.Answer);
        await samples._app.StartAsync();
        return samples;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer(string name)
    {
        // The jobs ask the kubelet at the paths that it has.
        var file = name switch { "metrics" => "kubelet", "metrics/cadvisor" => "cadvisor", _ => name };
        var path = Path.Combine(AppContext.BaseDirectory, "Monitoring", "Samples", $"{Path.GetFileName(file)}.txt");
        return File.Exists(path)
            ? Results.Text(Grown(File.ReadAllLines(path), ScrapesOf(file)), "text/plain; version=0.0.4")
            : Results.NotFound();
    }

    private int ScrapesOf(string file)
    {
        lock (_scrapes)
            return _scrapes[file] = _scrapes.GetValueOrDefault(file) + 1;
    }

    private static string Grown(string[] lines, int scrapes)
    {
        var text = new StringBuilder();
        var grows = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
                grows = line.EndsWith(" counter", StringComparison.Ordinal) || line.EndsWith(" histogram", StringComparison.Ordinal);
            text.Append(grows && !line.StartsWith('#') ? Multiplied(line, scrapes) : line).Append('\n');
        }

        return text.ToString();
    }

    private static string Multiplied(string line, int factor)
    {
        var value = line.LastIndexOf(' ') + 1;
        return string.Create(
            CultureInfo.InvariantCulture, $"{line[..value]}{double.Parse(line[value..], CultureInfo.InvariantCulture) * factor}");
    }
}
