using System.Text.Json.Serialization;

namespace IrisBench.Experiments.Results;

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
