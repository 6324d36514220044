/**
 * @file
 * What the Java side answers, as statuses of the interface.
 */
#include "java.h"

#include <string.h>

GnvcStatus gnvc_java_status(int status, GnvcFault *fault) {
    if (status >= GNVC_OK && status <= GNVC_END) {
        gnvc_fault_clear(fault);
        fault->status = (GnvcStatus) status;
        return fault->status;
    }
    GnvcStatus error = status < GNVC_OK && status >= GNVC_ERROR_OUTPUT ? (GnvcStatus) status : GNVC_ERROR_INTERNAL;
    char text[sizeof fault->text];
    memcpy(text, fault->text, sizeof text);
    text[sizeof text - 1] = 0;
    return gnvc_fault_set(fault, error, "%s", *text ? text : gnvc_status_text(error));
}

GnvcStatus gnvc_java_opened(int status, long long handle, GnvcFault *fault) {
    if (status == GNVC_OK && handle == 0) {
        return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "this thread cannot call Java");
    }
    return gnvc_java_status(status, fault);
}
