using System.Text;

namespace IrisBench.Processes;

/// <summary>A variable by which the processes that one process started are known, also when their parents are gone.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Value">A value nobody else uses.</param>
public sealed record EnvironmentMark(string Name, string Value)
{
    /// <summary>A mark that no other process has.</summary>
    public static EnvironmentMark Create(string name) => new(name, Guid.NewGuid().ToString("N"));

    /// <summary>The living processes with this mark, this one excepted. Reads Linux's <c>/proc</c>; elsewhere it finds none.</summary>
    public IReadOnlyList<int> Holders()
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var wanted = Encoding.UTF8.GetBytes($"{Name}={Value}\0");
        return [.. Directory.EnumerateDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && Has(id, wanted))];
    }

    private static bool Has(int processId, byte[] wanted)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{processId}/environ").AsSpan().IndexOf(wanted) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or is another user's.
            return false;
        }
    }
}
