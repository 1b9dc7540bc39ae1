namespace IrisBench.Tests.EndToEnd.Telemetry;

/// <summary>A span as a collector gets it.</summary>
/// <param name="Service">The resource attribute <c>service.name</c>.</param>
/// <param name="TraceId">In hexadecimal digits.</param>
/// <param name="Name">What was done.</param>
internal sealed record ReceivedSpan(string Service, string TraceId, string Name);
