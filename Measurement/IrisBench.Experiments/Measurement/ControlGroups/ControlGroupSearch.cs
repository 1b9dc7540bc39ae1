namespace IrisBench.Experiments.Measurement.ControlGroups;

/// <summary>Finds the control group of a container by its path, as <c>/proc/PID/cgroup</c> tells it, or by the container's id.</summary>
internal static class ControlGroupSearch
{
    private const int ShortestId = 8;
    private const int Deepest = 8;

    /// <param name="root">Where control groups are mounted.</param>
    /// <param name="named">A path that begins with a slash, or at least 8 characters of a container's id.</param>
    /// <exception cref="MeasurementLostException">There is none, or more than one.</exception>
    public static ControlGroup Find(string root, string named)
    {
        if (named.StartsWith('/'))
        {
            var path = named.StartsWith(root + '/', StringComparison.Ordinal) ? named[root.Length..] : named;
            return ControlGroup.At(root, path) ?? throw new MeasurementLostException($"there is no control group {named} below {root}");
        }

        if (named.Length < ShortestId)
            throw new MeasurementLostException($"'{named}' is neither a path that begins with a slash nor {ShortestId} characters of a container's id");
        // Docker, containerd and Podman all have the id in the name of the group: docker/ID, docker-ID.scope, cri-containerd-ID.scope, libpod-ID.scope.
        var found = new[] { root, Path.Combine(root, "memory") }
            .SelectMany(hierarchy => Named(hierarchy, named).Select(directory => Path.GetRelativePath(hierarchy, directory)))
            .Where(path => !path.StartsWith("memory/", StringComparison.Ordinal))
            .Distinct()
            .Select(path => ControlGroup.At(root, path))
            .OfType<ControlGroup>()
            .ToArray();
        return found.Length == 1 ? found[0] : throw new MeasurementLostException($"{(found.Length == 0 ? "no control group" : "more than one control group")} below {root} is named after container {named}");
    }

    private static IEnumerable<string> Named(string hierarchy, string id)
        => Directory.Exists(hierarchy)
            ? Directory.EnumerateDirectories(hierarchy, $"*{id}*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Deepest, AttributesToSkip = FileAttributes.ReparsePoint })
            : [];
}
