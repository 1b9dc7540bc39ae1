{{/* A value as what stands between the quotes of a YAML text, whatever is in it. */}}
{{- define "irisbench.text" -}}
{{- . | toJson | trimPrefix "\"" | trimSuffix "\"" -}}
{{- end -}}

{{/* A secret, by its name and value. There is no default. */}}
{{- define "irisbench.secret" -}}
{{- $missing := printf "%s is missing: it has no default. Put it into a file and name that with --values; at an upgrade too, or say --reuse-values." (index . 0) -}}
{{- include "irisbench.text" (required $missing (index . 1)) -}}
{{- end -}}
