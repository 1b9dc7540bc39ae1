using System.Text.RegularExpressions;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.Hosting;

/// <summary>The AppHost as a user runs it, in a home of its own, with Aspire's dashboard.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    public const string User = "iris";
    public const string Password = "correct horse battery staple";

    /// <summary>Aspire's command line.</summary>
    public const string CommandLine = "aspire";

    // The wish is ten seconds on an idle machine; a crowded one takes longer, and what stays for good is still found.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");
    private readonly StartedProcess _process;

    private AppHostProcess(string[] arguments) => _process = StartedProcess.Start(
        "dotnet", arguments,
        [
            ("HOME", _home.FullName),
            ("TMPDIR", _home.FullName),
            ("DOTNET_ENVIRONMENT", "Development"),
            ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://127.0.0.1:0"),
            ("IrisBench__StateFile", StateFile),
            ("LiveView__ResultsPath", Results),
            ("Parameters__iris-user", User),
            ("Parameters__iris-password", Password),
        ]);

    /// <summary>Where the live page keeps its runs.</summary>
    public string Results => Path.Combine(_home.FullName, "results");

    private string StateFile => Path.Combine(_home.FullName, "running.json");

    /// <summary>Starts it and waits for all of the system to be healthy.</summary>
    public static async Task<AppHostProcess> StartAsync(params string[] arguments)
    {
        var appHost = new AppHostProcess(arguments);
        try
        {
            await appHost._process.UntilAsync(() => File.Exists(appHost.StateFile), Patience);
            return appHost;
        }
        catch
        {
            await appHost.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for whole lines of its output that match.</summary>
    public async Task<string> LineAsync(Regex line) => (await _process.LinesAsync(line))[0].Value;

    /// <summary>Runs Aspire's command line on it: <c>aspire resource RESOURCE COMMAND</c>, with its arguments.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> CommandAsync(string resource, string command, params string[] arguments)
    {
        await using var aspire = StartedProcess.Start(
            MissingTool.Find(CommandLine)!,
            [
                "resource", resource, command, "--apphost", Projects.IrisBench_AppHost.ProjectPath, "--non-interactive", "--nologo",
                .. arguments,
            ],
            [("HOME", _home.FullName), ("TMPDIR", _home.FullName), ("ASPIRE_CLI_TELEMETRY_OPTOUT", "true")], _home.FullName);
        return await aspire.WaitAsync();
    }

    /// <summary>Sends the signal and waits until nothing is left of what it started.</summary>
    public async Task EndAsync(string signal)
    {
        await _process.EndAsync(signal);
        await Eventually.TrueAsync(() => LeftBehind.ProcessesWith(_home.FullName).Count == 0, "nothing is left", Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await EndAsync("TERM");
        await _process.DisposeAsync();
        _home.Delete(recursive: true);
    }
}

/// <summary>Tests that start whole systems of their own do so one after the other: the start of one takes what two cores have.</summary>
[CollectionDefinition(Name)]
public sealed class OneSystemAtATime
{
    public const string Name = "one system at a time";
}
