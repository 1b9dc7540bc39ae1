using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Started;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Processes;

namespace IrisBench.Experiments.Faults;

/// <summary>A command of the experiment that does it, run as those are that build a system. What it leaves in the background is ended with
/// it.</summary>
internal sealed class CommandFault : IFaultTarget
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Printing = TimeSpan.FromSeconds(1);

    private readonly string _name;
    private readonly ProgramLog _log;
    private readonly ProgramGuard _guard;
    private readonly ChildWatchdog _watchdog;
    private readonly Task _pump;

    /// <exception cref="ExperimentException">Its folder is missing.</exception>
    public CommandFault(int index, FaultDefinition fault, SideDefinition side, RunRequest request, DirectoryInfo logs)
    {
        _name = $"fault {index + 1} of {side.Name}";
        var inputs = new RunInputs(request);
        var values = request.Started.GetValueOrDefault(side.Name)
            ?? new StartValues(Path.GetFullPath(side.Folder ?? "."), side.Name, PortNumber: 0);
        var texts = new StartTexts(values, inputs);
        var (command, folder) = (texts.Command(fault.Command!), texts.Directory(null, side));
        var mark = EnvironmentMark.Create(StartedSystems.Variable);
        _log = new ProgramLog(Path.Combine(logs.FullName, $"fault-{index + 1}-{side.Name}.log"), inputs.Hide);
        _watchdog = new ChildWatchdog(mark);
        _watchdog.Start();
        _guard = new ProgramGuard(command, folder, [], mark);
        _pump = _log.PumpAsync(_guard.Output);
    }

    public async Task<int> DoAsync(FaultDefinition fault, CancellationToken cancellationToken)
    {
        _log.Begin();
        await _guard.RunAsync(cancellationToken);
        return 0;
    }

    public async Task RepairAsync(FaultDefinition fault)
    {
        if (_guard.Ended is not { } ended)
            return;
        var hasEnded = await Task.WhenAny(ended, Task.Delay(Limit)) == ended;
        await _guard.StopAsync(StopSignal.Terminate);
        if (hasEnded && await ended == 0)
            return;
        await Task.WhenAny(_pump, Task.Delay(Printing));
        var how = hasEnded ? $"ended with exit code {await ended}" : $"did not end within {Limit.TotalSeconds:0} s";
        throw new ExperimentException($"The command of {_name} {how}: {_log.Last}. All that it printed is in {_log.Path}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _guard.StopAsync(StopSignal.Terminate);
        _guard.Dispose();
        _watchdog.Dispose();
        await Task.WhenAny(_pump, Task.Delay(Printing));
        _log.Dispose();
    }
}
