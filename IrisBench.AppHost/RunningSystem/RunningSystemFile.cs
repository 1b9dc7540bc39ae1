using System.Text.Json;

namespace IrisBench.AppHost.RunningSystem;

/// <summary>The file by which a running AppHost is found. <c>irisbench</c> compiles this file too, so both agree on it.</summary>
internal static class RunningSystemFile
{
    public static string DefaultPath(string appHostDirectory)
        => Path.GetFullPath(Path.Combine(appHostDirectory, "..", "artifacts", "irisbench", "running.json"));

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
            return JsonSerializer.Deserialize(file, RunningSystemJson.Default.RunningSystemState) is { Schema: RunningSystemState.CurrentSchema } state
                ? state
                : null;
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
        {
            File.Delete(path);
        }
    }
}
