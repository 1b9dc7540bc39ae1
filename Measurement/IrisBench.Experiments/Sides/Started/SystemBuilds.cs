using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Processes;

namespace IrisBench.Experiments.Sides.Started;

/// <summary>Builds what is started, each command once for a folder.</summary>
internal sealed class SystemBuilds(RunInputs inputs, DirectoryInfo logs, IRunProgress progress)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private readonly HashSet<(string, string)> _done = [];

    /// <exception cref="ExperimentException">It cannot be built.</exception>
    public async Task BuildAsync(SideDefinition side, StartValues values, CancellationToken cancellationToken)
    {
        if (side.System!.Build is not { } written)
            return;
        var texts = new StartTexts(values, inputs);
        var (command, folder) = (texts.Command(written), texts.Directory(null, side));
        if (!_done.Add((command, folder)))
            return;

        progress.Report(new PhaseStarted($"building {side.Name}"));
        using var log = new ProgramLog(Path.Combine(logs.FullName, $"build-{side.Name}.log"), inputs.Hide);
        var mark = EnvironmentMark.Create(StartedSystems.Variable);
        using var watchdog = new ChildWatchdog(mark);
        watchdog.Start();
        using var guard = new ProgramGuard(command, folder, [], mark);
        var pump = log.PumpAsync(guard.Output);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await guard.RunAsync(limit.Token);
            var code = await guard.Ended!.WaitAsync(limit.Token);
            if (code != 0)
            {
                await Task.WhenAny(pump, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
                throw new ExperimentException(
                    $"{side.Name} cannot be built (exit code {code}): {log.Last}. All that it printed is in {log.Path}.");
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ExperimentException(
                $"Building {side.Name} did not end within {Limit.TotalMinutes:0} minutes: {log.Last}.", exception);
        }
        finally
        {
            await guard.StopAsync(StopSignal.Terminate);
        }
    }
}
