namespace IrisBench.Hosting.OpenFaaS;

/// <summary>Which OpenFaaS the functions are published for. See <see href="https://www.openfaas.com/pricing/"/>.</summary>
public enum OpenFaaSEdition
{
    /// <summary>The Community edition: what it refuses or ignores is an error when publishing.</summary>
    Community,

    /// <summary>OpenFaaS Standard or for Enterprises: has the operator, scale to zero and service accounts of functions.</summary>
    Standard,
}
