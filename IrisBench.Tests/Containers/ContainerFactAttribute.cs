using System.Globalization;
using IrisBench.Tests.Monitoring;

namespace IrisBench.Tests.Containers;

/// <summary>
/// A test that needs a container engine of its own, which takes a root that may mount, Debian's docker.io and docker-registry, and Helm for
/// the manifests.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContainerFactAttribute : FactAttribute
{
    // CAP_SYS_ADMIN, https://man7.org/linux/man-pages/man7/capabilities.7.html: root in a container may lack it.
    private const int MayMount = 21;

    private static readonly string[] s_programs = ["dockerd", "docker", "docker-registry", "ldd", Tool.Helm4];

    public ContainerFactAttribute() => Skip = Missing();

    internal static string? Missing()
    {
        if (!OperatingSystem.IsLinux() || !HasCapability(MayMount))
            return "Needs root on Linux, to run a container engine of its own.";
        return Array.Find(s_programs, program => MissingTool.Find(program) is null) is { } program
            ? $"Needs {program}, for containers of its own as the chart has them."
            : null;
    }

    private static bool HasCapability(int number)
    {
        var mask = File.ReadLines("/proc/self/status").First(line => line.StartsWith("CapEff:", StringComparison.Ordinal)).Split('\t')[1];
        return (ulong.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> number & 1) == 1;
    }
}
