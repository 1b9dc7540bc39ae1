namespace IrisBench.Tests.Containers;

/// <summary>A test that needs a container engine of its own, which takes root, Debian's docker.io and docker-registry.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContainerFactAttribute : FactAttribute
{
    // Publishing three images takes minutes, which the suite does not have.
    private const string Wanted = "IRISBENCH_CONTAINERS";

    private static readonly string[] s_programs = ["dockerd", "docker", "docker-registry", "ldd"];

    public ContainerFactAttribute() => Skip = Missing();

    internal static string? Missing()
    {
        if (Environment.GetEnvironmentVariable(Wanted) != "1")
            return $"Runs with {Wanted}=1: publishing the images takes minutes.";
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return "Needs root on Linux, to run a container engine of its own.";
        return Array.Find(s_programs, program => MissingTool.Find(program) is null) is { } program ? $"Needs {program}, for a container engine of its own." : null;
    }
}
