using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Results;

/// <summary>Of what CPU and memory are. A container counts file pages once that its processes count each; the two never stand in one table.</summary>
public enum MeasuredScope
{
    /// <summary>Processes: working set (resident set) and CPU as each process, or what starts it, tells them.</summary>
    [JsonStringEnumMemberName("process")]
    Process,

    /// <summary>Containers: working set and CPU of their control groups, as cAdvisor tells them.</summary>
    [JsonStringEnumMemberName("container")]
    Container,
}
