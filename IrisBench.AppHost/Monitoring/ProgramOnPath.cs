namespace IrisBench.AppHost.Monitoring;

internal static class ProgramOnPath
{
    public static bool Exists(string program)
    {
        var file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, file)));
    }
}
