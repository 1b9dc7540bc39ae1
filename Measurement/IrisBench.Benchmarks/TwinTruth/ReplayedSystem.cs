using System.Diagnostics;
using System.Runtime.InteropServices;
using IrisBench.AppHost.RunningSystem;
using IrisBench.Experiments.Results;
using IrisBench.Processes;

namespace IrisBench.Benchmarks.TwinTruth;

/// <summary>The built-in system as it is published, with a keep-alive of its own for functions in mode zero.</summary>
internal sealed class ReplayedSystem : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan RunLimit = TimeSpan.FromHours(2);
    private static readonly string[] Functions = ["iris-auth", "iris-load", "iris-train", "iris-predict"];

    private readonly DirectoryInfo _folder;
    private readonly Process _appHost;
    private readonly LastLines _last = new();

    private ReplayedSystem(DirectoryInfo folder, Process appHost)
    {
        (_folder, _appHost) = (folder, appHost);
        appHost.OutputDataReceived += (_, line) => _last.Add(line.Data);
        appHost.ErrorDataReceived += (_, line) => _last.Add(line.Data);
        appHost.BeginOutputReadLine();
        appHost.BeginErrorReadLine();
    }

    private string State => Path.Combine(_folder.FullName, "running.json");

    /// <summary>Starts it and waits until it is up.</summary>
    /// <exception cref="MeasurementException">It does not come up.</exception>
    public static async Task<ReplayedSystem> StartAsync(
        DirectoryInfo folder, double keepAliveSeconds, CancellationToken cancellationToken)
    {
        var start = Start("IrisBench.AppHost", "IrisBench.AppHost.dll", folder);
        start.WorkingDirectory = Path.Combine(Programs.RepositoryRoot, "IrisBench.AppHost");
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        start.Environment["ASPIRE_VERSION_CHECK_DISABLED"] = "true";
        start.Environment[SettingVariable.Of(RunningSystemSettings.Dashboard)] = "false";
        start.Environment[SettingVariable.Of(RunningSystemSettings.Published)] = $"release_{RuntimeInformation.RuntimeIdentifier}_r2r";
        foreach (var function in Functions)
            start.Environment[$"Gateway__Functions__{function}__Labels__com.openfaas.scale.zero-duration"] =
                Figures.Text($"{keepAliveSeconds}s");
        var system = new ReplayedSystem(folder, Programs.Start(start));
        try
        {
            var begin = Stopwatch.GetTimestamp();
            while (!File.Exists(system.State))
            {
                if (system._appHost.HasExited || Stopwatch.GetElapsedTime(begin) > Patience)
                    throw new MeasurementException($"The system does not come up: {system._last}");
                await Task.Delay(100, cancellationToken);
            }

            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs an experiment on it, whose run, the one that is wanted, comes into a folder.</summary>
    /// <exception cref="MeasurementException">The run fails.</exception>
    public async Task<RawRun> MeasureAsync(
        string experiment, DirectoryInfo results, Func<RawRun, bool> isWanted, CancellationToken cancellationToken)
    {
        var start = Start("IrisBench.Compare", "irisbench.dll", _folder);
        foreach (var argument in (string[])["compare", "--experiment", experiment, "--results", results.FullName])
            start.ArgumentList.Add(argument);
        await Programs.RunAsync(start, "", RunLimit, cancellationToken);
        return await FindRunAsync(results, isWanted, cancellationToken) ?? throw new MeasurementException("The run did not end.");
    }

    /// <summary>The complete run in a folder that is wanted; null where there is none.</summary>
    public static async Task<RawRun?> FindRunAsync(
        DirectoryInfo folder, Func<RawRun, bool> isWanted, CancellationToken cancellationToken)
    {
        foreach (var run in folder.GetDirectories().Where(one => File.Exists(Path.Combine(one.FullName, "run.json"))))
        {
            if (await new RunFolder(run).ReadAsync(cancellationToken) is { Header.Status: RunStatus.Complete } complete
                && isWanted(complete))
                return complete;
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_appHost.HasExited && Signal.TryTerminate(_appHost.Id))
            await Task.WhenAny(_appHost.WaitForExitAsync(), Task.Delay(Patience));
        if (!_appHost.HasExited)
            _appHost.Kill(entireProcessTree: true);
        await _appHost.WaitForExitAsync();
        _appHost.Dispose();
    }

    private static ProcessStartInfo Start(string project, string assembly, DirectoryInfo folder)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(Programs.RepositoryRoot, "artifacts", "bin", project, "release", assembly)]);
        start.Environment[SettingVariable.Of(RunningSystemSettings.StateFile)] = Path.Combine(folder.FullName, "running.json");
        return start;
    }
}
