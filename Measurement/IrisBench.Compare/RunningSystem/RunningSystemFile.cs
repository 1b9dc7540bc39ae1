using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IrisBench.AppHost.RunningSystem;

/// <summary>The file by which a running AppHost is found. The AppHost compiles this file too, so both agree on it.</summary>
internal static class RunningSystemFile
{
    public static string DefaultPath(string appHostDirectory)
        => Path.GetFullPath(Path.Combine(appHostDirectory, "..", "artifacts", "irisbench", "running.json"));

    /// <summary>Writes the file unless it is that of another system that is up; answers that one then.</summary>
    public static RunningSystemState? Announce(string path, RunningSystemState state)
    {
        if (Read(path) is { } other && other.ProcessId != state.ProcessId && other.IsAlive())
            return other;
        Write(path, state);
        return null;
    }

    /// <summary>Replaces the file in one go: a reader sees the old content or the new, never half.</summary>
    public static void Write(string path, RunningSystemState state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{state.ProcessId}.tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(state, RunningSystemJson.Default.RunningSystemState));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The content, or null when there is no file or it is not in this format.</summary>
    public static RunningSystemState? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var state = JsonSerializer.Deserialize(file, RunningSystemJson.Default.RunningSystemState);
            return state?.Schema == RunningSystemState.CurrentSchema ? state : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Deletes the file if <paramref name="processId"/> wrote it.</summary>
    public static void Remove(string path, int processId)
    {
        if (Read(path)?.ProcessId == processId)
            File.Delete(path);
    }
}

/// <summary>What other programs of the repository may know about a system that is up. No secrets.</summary>
/// <param name="Schema">Version of this format: <see cref="CurrentSchema"/>.</param>
/// <param name="ProcessId">Process of the AppHost.</param>
/// <param name="StartedAt">When that process started; tells it from a later one with the same id.</param>
/// <param name="Resources">URLs by resource and endpoint.</param>
internal sealed record RunningSystemState(
    int Schema, int ProcessId, DateTimeOffset StartedAt, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Resources)
{
    public const int CurrentSchema = 1;

    /// <summary>The resource that is Aspire's dashboard, as Aspire calls it.</summary>
    public const string Dashboard = "aspire-dashboard";

    // Start times are computed from the boot time, which moves a little when the clock is adjusted.
    private static readonly TimeSpan StartTimeTolerance = TimeSpan.FromSeconds(5);

    /// <summary>Whether that AppHost still runs.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return !process.HasExited && (process.StartTime.ToUniversalTime() - StartedAt).Duration() < StartTimeTolerance;
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunningSystemState))]
internal sealed partial class RunningSystemJson : JsonSerializerContext;
