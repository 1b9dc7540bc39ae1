using System.Diagnostics;
using IrisBench.Experiments.Measurement;

namespace IrisBench.Tests.Experiments.Measurement;

/// <summary>A control group that a test makes on this machine, with processes that it starts in it; it needs root.</summary>
internal sealed class OwnControlGroup : IDisposable
{
    private readonly string _name = $"irisbench-tests-{Guid.NewGuid():N}";
    private readonly DirectoryInfo[] _directories;

    public OwnControlGroup()
    {
        var controllers =
            File.Exists(Path.Combine(ControlGroupSource.Mounted, "cgroup.controllers")) ? [""] : (string[])["cpuacct", "memory"];
        _directories =
            [.. controllers.Select(controller => Directory.CreateDirectory(Path.Combine(ControlGroupSource.Mounted, controller, _name)))];
    }

    public string Name => $"/{_name}";

    public static bool CanBeMade
    {
        get
        {
            try
            {
                using var group = new OwnControlGroup();
                return ControlGroup.At(ControlGroupSource.Mounted, group.Name) is not null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Has a program run in the group from its first moment on.</summary>
    public void Enclose(ProcessStartInfo start)
    {
        var enter = string.Join(" && ", _directories.Select(directory => $"echo $$ > {directory.FullName}/cgroup.procs"));
        string[] program = [start.FileName, .. start.ArgumentList];
        start.FileName = "sh";
        start.ArgumentList.Clear();
        foreach (var argument in (string[])["-c", $"{enter} && exec \"$@\"", "sh", .. program])
            start.ArgumentList.Add(argument);
    }

    public void Dispose()
    {
        foreach (var directory in _directories)
            directory.Delete();
    }
}
