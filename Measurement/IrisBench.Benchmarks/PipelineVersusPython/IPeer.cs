using System.Diagnostics;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>One of the two that are compared: how its programs are started and called.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>The web server, and a path at which it answers GET when it is ready.</summary>
    (ProcessStartInfo Start, string ReadyPath) WebServer { get; }

    /// <summary>The monolith, which answers GET at /_/ready.</summary>
    ProcessStartInfo Monolith(Uri webServer);

    /// <summary>The gateway's settings of a step's function in a mode, below <c>Gateway:Functions:&lt;name&gt;</c>.</summary>
    IReadOnlyDictionary<string, string> Function(string step, string mode, Uri webServer);

    /// <summary>What the monolith is sent.</summary>
    HttpContent MonolithBody();

    /// <summary>The request for the training, whose only input is the token.</summary>
    void GiveToken(HttpRequestMessage training, string token);
}
