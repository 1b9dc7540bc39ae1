using System.Diagnostics;
using System.Globalization;
using IrisBench.Tests.Compare;

namespace IrisBench.Tests.Hosting;

/// <summary>The AppHost as a user runs it, in a home of its own, ended in every way.</summary>
[Collection(nameof(MeasuringTests))]
public sealed class ShutdownTests : IDisposable
{
    // The wish is ten seconds on an idle machine; a crowded one takes longer, and what stays for good is still found.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [UnixTheory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task No_process_outlives_the_AppHost(string signal)
    {
        using var appHost = Start(StartedAssembly.PathOf("IrisBench.AppHost"));
        await UpAsync();
        await EndAsync(appHost, signal);
    }

    [UnixFact]
    public async Task No_process_outlives_a_dotnet_run_that_is_killed()
    {
        using var run = Start("run", "--no-build", "--no-launch-profile", "--project", Projects.IrisBench_AppHost.ProjectPath);
        await UpAsync();
        await EndAsync(run, "KILL");
    }

    private string StateFile => Path.Combine(_home.FullName, "running.json");

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = _home.FullName;
        start.Environment["TMPDIR"] = _home.FullName;
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://127.0.0.1:0";
        start.Environment["IrisBench__StateFile"] = StateFile;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private Task UpAsync() => UntilAsync(() => File.Exists(StateFile));

    private async Task EndAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        await UntilAsync(() => LeftBehind.ProcessesWith(_home.FullName).Count == 0);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(100, patience.Token);
    }
}
