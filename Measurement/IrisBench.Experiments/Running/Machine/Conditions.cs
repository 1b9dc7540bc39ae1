using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running.Machine;

/// <summary>What the machine was like before the first round.</summary>
internal static class Conditions
{
    /// <summary>Writes it down and tells it.</summary>
    public static void Note(
        Edge begin, Edge end, MachineDescription machine, RunJournal journal, Action<Func<RunHeader, RunHeader>> change)
    {
        var conditions = new RunConditions(
            MachineReader.LoadAverage(), machine.Cores, Neighbours.Between(begin, end), MachineReader.Speed());
        change(header => header with { Conditions = conditions });
        journal.Tell(new ConditionsRead(conditions));
    }
}
