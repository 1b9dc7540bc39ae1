using System.Text.RegularExpressions;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Functions.Template;

/// <summary>The template's example as the watchdogs start it.</summary>
internal static partial class TemplateProcess
{
    private const string Program = "Function";

    /// <summary>What the classic watchdog does for each request.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> ForkAsync(string body) => ForkedFunction.RunAsync(Program, body);

    /// <summary>What of-watchdog does: starts it once and passes requests on.</summary>
    public static async Task ServeAsync(Func<HttpClient, Task> use)
    {
        await using var process = StartedProcess.OfAssembly(Program, [], [("ASPNETCORE_URLS", "http://127.0.0.1:0")]);
        var address = (await process.LinesAsync(ListeningLine()))[0].Groups["address"].Value;
        using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = StartedProcess.Patience };
        await use(client);
    }

    [GeneratedRegex(@"Now listening on: (?<address>\S+)")]
    private static partial Regex ListeningLine();
}
