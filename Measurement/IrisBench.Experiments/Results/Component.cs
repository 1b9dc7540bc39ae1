using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Results;

/// <summary>A process, or a set of replicas of one, that is watched.</summary>
/// <param name="Name">Its name in the model: <c>iris-load</c>, <c>monolith</c>, <c>gateway</c>, <c>irisbench</c>.</param>
/// <param name="Role">To what its use is counted.</param>
/// <param name="Build">How its program was built, as it or its gateway tells; null where nobody does.</param>
/// <param name="Memory">Of which kind its memory is; null in a run of an older irisbench.</param>
/// <param name="Start">Four digits that tell one start of it from another: of a hash of command and program, too short to tell what they
/// are. Null where it is not watched as a process of this machine.</param>
public sealed record Component(
    string Name, ComponentRole Role, ComponentBuild? Build = null, MemoryKind? Memory = null, string? Start = null);

/// <summary>To what the use of a component is counted.</summary>
public enum ComponentRole
{
    /// <summary>The monolith.</summary>
    [JsonStringEnumMemberName("monolith")]
    Monolith,

    /// <summary>A function: all its replicas and forked processes.</summary>
    [JsonStringEnumMemberName("function")]
    Function,

    /// <summary>What the platform takes for itself: gateway, watchdogs, proxies.</summary>
    [JsonStringEnumMemberName("platform")]
    Platform,

    /// <summary>What several sides use: iris-server.</summary>
    [JsonStringEnumMemberName("shared")]
    Shared,

    /// <summary>A part of a system of your own, which its sides name.</summary>
    [JsonStringEnumMemberName("work")]
    Work,

    /// <summary>irisbench: load generator and sampler.</summary>
    [JsonStringEnumMemberName("generator")]
    Generator,
}

/// <summary>How a program was built and is run. Empty is what nobody can tell.</summary>
/// <param name="Configuration"><c>Debug</c> or <c>Release</c>.</param>
/// <param name="Compilation"><c>jit</c>, <c>r2r</c> (ReadyToRun) or <c>native</c> (Native AOT).</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="Tiering">Tiered compilation: <c>on</c>, <c>on, with PGO</c>, <c>off</c> or, of native code, <c>none</c>.</param>
/// <param name="GarbageCollector"><c>workstation</c> or <c>server</c>, and <c>concurrent</c> where it is.</param>
/// <param name="ProgramBytes">Size of the program's folder, which is its layer of an image; null where nobody tells.</param>
public sealed record ComponentBuild(
    string Configuration, string Compilation, string Runtime, string Tiering, string GarbageCollector, double? ProgramBytes = null)
{
    /// <summary>Whether it is not what would ship.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsDebug => Configuration == "Debug";
}

/// <summary>How a component was built when a side ran that says how it is to be compiled.</summary>
/// <param name="Side">The side.</param>
/// <param name="Component">The component's name.</param>
/// <param name="Build">How it was built.</param>
public sealed record SideBuild(string Side, string Component, ComponentBuild Build);

/// <summary>What decided how many replicas a function had in a side, where that was not a fixed number.</summary>
/// <param name="Side">The side, and after a comma its mode or compilation where a sweep varies these.</param>
/// <param name="Component">The function's name.</param>
/// <param name="Policy">The policy, as its gateway calls it: <c>openfaas-ce</c>, <c>openfaas-pro capacity</c>, <c>knative rps</c>.</param>
public sealed record SideScaling(string Side, string Component, string Policy);

/// <summary>Where the figures of the processes come from.</summary>
public enum MeasurementSource
{
    /// <summary>Each process's own <c>/metrics</c>, scraped directly.</summary>
    [JsonStringEnumMemberName("scrape")]
    Scrape,

    /// <summary>A Prometheus server's HTTP API.</summary>
    [JsonStringEnumMemberName("prometheus")]
    Prometheus,

    /// <summary>The control groups of containers on the same machine.</summary>
    [JsonStringEnumMemberName("control-groups")]
    ControlGroups,

    /// <summary>Processes of the same machine, as its kernel tells them.</summary>
    [JsonStringEnumMemberName("processes")]
    Processes,

    /// <summary>Several of these; the notes say which component's come from where.</summary>
    [JsonStringEnumMemberName("several")]
    Several,
}

/// <summary>Of what CPU and memory are. The two never stand in one table.</summary>
public enum MeasuredScope
{
    /// <summary>Processes, as each of them, what starts it or the kernel tells them.</summary>
    [JsonStringEnumMemberName("process")]
    Process,

    /// <summary>Containers: working set and CPU of their control groups, as cAdvisor tells them.</summary>
    [JsonStringEnumMemberName("container")]
    Container,
}

/// <summary>How memory is counted. Kinds differ in what they make of pages that several processes share, so a comparison is of one of them,
/// and two comparisons of different kinds are not held against each other.</summary>
public enum MemoryKind
{
    /// <summary>Resident sets of processes: a page that several share counts for each of them. All that a <c>/metrics</c> tells.</summary>
    [JsonStringEnumMemberName("resident")]
    Resident,

    /// <summary>What processes have of their own: all but the pages of files, and of what related processes share each its part
    /// (<c>Pss_Anon</c> and <c>Pss_Shmem</c> of Linux). It does not depend on who else maps the same files, and a container's working set
    /// is about that.</summary>
    [JsonStringEnumMemberName("own")]
    Own,

    /// <summary>Working sets of containers, as their control groups count them.</summary>
    [JsonStringEnumMemberName("container")]
    Container,
}
