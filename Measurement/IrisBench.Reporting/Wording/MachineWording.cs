using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>A machine in words, and what of it irisbench itself may use where that is less.</summary>
internal static class MachineWording
{
    public static string Of(MachineDescription machine) => $"{machine.Cpu}, {Cores(machine)}, {Memory(machine)}.";

    public static string Cores(MachineDescription machine)
        => machine.MachineCores is { } all && all != machine.Cores ? $"{all} cores (irisbench is limited to {machine.Cores})" : $"{machine.Cores} cores";

    public static string Memory(MachineDescription machine)
        => machine.MachineMemoryBytes is { } all && all > machine.MemoryBytes
            ? $"{Quantity.Bytes(all)} (irisbench is limited to {Quantity.Bytes(machine.MemoryBytes)})"
            : Quantity.Bytes(machine.MemoryBytes);
}
