using System.Text.RegularExpressions;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Workarounds;

/// <summary>A small application of Aspire alone, without what IrisBench.AppHost does, as a process in a home of its own.</summary>
internal sealed partial class AspireProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-aspire-");
    private readonly StartedProcess _process;

    public AspireProcess(string scenario, IEnumerable<string> arguments, IEnumerable<(string Name, string? Value)>? environment = null)
        => _process = StartedProcess.Start("dotnet", [.. arguments, $"--Scenario={scenario}"],
        [
            ("HOME", _home.FullName),
            ("DOTNET_ENVIRONMENT", "Production"),
            ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
            ("ASPIRE_INTERACTIVITY_ENABLED", "false"),
            .. environment ?? [],
        ]);

    /// <summary>Its assembly.</summary>
    public static string Program => StartedAssembly.PathOf("IrisBench.Tests.AppHost");

    public string Home => _home.FullName;

    /// <summary>Waits for its end, which is to come by itself.</summary>
    public Task<(int ExitCode, string Output, string Errors)> WaitAsync() => _process.WaitAsync();

    /// <summary>Waits until it is up, and tells the number of its own process.</summary>
    public async Task<int> StartAsync()
    {
        var process = (await _process.LinesAsync(Own()))[0];
        await _process.LinesAsync(Started());
        return int.Parse(process.Groups["id"].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the one process that was started, and nothing that it started.</summary>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Eventually.TrueAsync(() => LeftBehind.ProcessesWith(Home).Count == 0, "nothing is left", StartedProcess.Patience);
        _home.Delete(recursive: true);
    }

    [GeneratedRegex("^process (?<id>[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Own();

    [GeneratedRegex("^.*Distributed application started.*$", RegexOptions.Multiline)]
    private static partial Regex Started();
}
